import { PageTitle, Stack } from '../page.tsx';
import { ActionParts } from './action-parts.tsx';
import { FormParts } from './form-parts.tsx';
import { MoneyParts } from './money-parts.tsx';
import { PressParts } from './press-parts.tsx';
import { StateParts } from './state-parts.tsx';
import { TableParts } from './table-parts.tsx';

/** Every part in every state, for those who build pages and for the browser test; in no navigation, and only in Finnish. */
export function Gallery() {
  return (
    <div lang="fi">
      <PageTitle lead="Jokainen osa jokaisessa tilassaan. Sivut kootaan näistä, eivätkä ne tuo omia värejä tai kokoja.">
        Osat
      </PageTitle>
      <Stack>
        <PressParts />
        <FormParts />
        <ActionParts />
        <MoneyParts />
        <TableParts />
        <StateParts />
      </Stack>
    </div>
  );
}
