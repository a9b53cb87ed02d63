import type { ReactNode } from 'react';
import { useSay } from '../say/say.ts';
import { Button } from './button.tsx';
import { classes } from './classes.ts';

/**
 * A column. `main` becomes the heading of the row's card on a phone; `figure` is set at the end in figures of equal width;
 * `bare` hides the column's title on the card, for a status or a button.
 */
export type Column<Row> = { title: string; cell: (row: Row) => ReactNode; kind?: 'main' | 'figure' | 'bare' };

/**
 * Rows and columns on the desk, a card for each row where it is narrow. The roles are written out because CSS that turns rows
 * into cards would otherwise take the table's meaning from a screen reader. `empty` stands instead where there are no rows.
 */
export function Table<Row>({
  caption,
  rows,
  columns,
  rowKey,
  empty,
  total,
  more,
}: {
  caption: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  empty?: ReactNode;
  total?: ReactNode;
  more?: { load: () => unknown; busy: boolean } | undefined;
}) {
  const say = useSay('parts');
  if (rows.length === 0 && empty) return empty;
  return (
    <div className="cards-where-narrow">
      {/* biome-ignore-start lint/a11y: the roles restore what display: grid takes away. */}
      <table role="table">
        <caption className="sr-only">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th role="columnheader" scope="col" key={column.title} className={classes(column.kind)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr role="row" key={rowKey(row)}>
              {columns.map((column) => (
                <td role="cell" key={column.title} className={classes(column.kind)}>
                  {column.kind !== 'main' && column.kind !== 'bare' && (
                    <span aria-hidden="true" className="cell-title">
                      {column.title}
                    </span>
                  )}
                  <span className="cell-value">{column.cell(row)}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {/* biome-ignore-end lint/a11y: the roles restore what display: grid takes away. */}
      {total && <div className="table-total">{total}</div>}
      {more && (
        <div className="mt-4">
          <Button busy={more.busy} onClick={() => more.load()}>
            {say('more-rows')}
          </Button>
        </div>
      )}
    </div>
  );
}
