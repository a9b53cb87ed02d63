import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../../../client.ts';
import { Button, OutsideLink } from '../../../parts/button.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { InstantText, Masked } from '../../../parts/figures.tsx';
import { PageTitle, Stack } from '../../../parts/page.tsx';
import { Answered, Empty } from '../../../parts/states.tsx';
import { Status } from '../../../parts/status.tsx';
import { Table } from '../../../parts/table.tsx';
import { useSay } from '../../../say/say.ts';
import type { Letter } from '../data.ts';
import { letterName } from './names.ts';
import { SystemTabs } from './tabs.tsx';

/** The letters the service wrote, newest first; their text only in the demo, where nobody else gets them. */
export function Letters() {
  const say = useSay('staff-system');
  const [opened, setOpened] = useState<Letter>();
  const query = useInfiniteQuery(
    ask.members.letters.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...(cursor && { cursor }) }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.next ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <>
      <PageTitle lead={say('lead')}>{say('title')}</PageTitle>
      <SystemTabs />
      <Answered query={query}>
        {({ pages }) => {
          const letters = pages.flatMap((page) => page.items);
          if (letters.length === 0)
            return (
              <Empty icon="send" title={say('no-letters.title')}>
                <p>{say('no-letters.text')}</p>
              </Empty>
            );
          return (
            <Stack tight>
              {letters.every(({ shown }) => !shown) && <p className="text-small text-ink-soft">{say('demo-only')}</p>}
              <LetterTable
                letters={letters}
                onOpen={setOpened}
                more={query.hasNextPage ? { load: query.fetchNextPage, busy: query.isFetchingNextPage } : undefined}
              />
            </Stack>
          );
        }}
      </Answered>
      {opened?.shown && (
        <Dialog title={opened.shown.subject} open onClose={() => setOpened(undefined)}>
          <p className="whitespace-pre-line wrap-anywhere">
            {opened.shown.text.split(/(https?:\/\/\S+)/).map((part) =>
              part.startsWith('http') ? (
                <OutsideLink key={part} href={part}>
                  {part}
                </OutsideLink>
              ) : (
                part
              ),
            )}
          </p>
        </Dialog>
      )}
    </>
  );
}

function LetterTable({
  letters,
  onOpen,
  more,
}: {
  letters: readonly Letter[];
  onOpen: (letter: Letter) => void;
  more: { load: () => unknown; busy: boolean } | undefined;
}) {
  const say = useSay('staff-system');
  const opens = letters.some(({ shown }) => shown);
  return (
    <Table
      caption={say('letters')}
      rows={letters}
      rowKey={({ id }) => id}
      more={more}
      columns={[
        { title: say('letter'), kind: 'main', cell: ({ kind }) => letterName(kind, say) },
        { title: say('recipient'), cell: ({ recipient }) => <Masked text={recipient} /> },
        { title: say('written'), cell: ({ writtenAt }) => <InstantText at={writtenAt} /> },
        {
          title: say('sent'),
          cell: ({ sentAt }) =>
            sentAt ? <InstantText at={sentAt} /> : <Status tone="waiting">{say('not-sent')}</Status>,
        },
        { title: say('attachments'), kind: 'figure', cell: ({ attachments }) => attachments },
        ...(opens
          ? [
              {
                title: say('open-letter'),
                kind: 'bare' as const,
                cell: (letter: Letter) =>
                  letter.shown && (
                    <Button
                      aria-label={say('open-letter-of', { subject: letter.shown.subject })}
                      onClick={() => onOpen(letter)}
                    >
                      {say('open-letter')}
                    </Button>
                  ),
              },
            ]
          : []),
      ]}
    />
  );
}
