// Tables of data that become labelled blocks on phones.
import { type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';

export type Column<Row> = {
  key: string;
  header: string;
  /** `end` for numbers. */
  align?: 'start' | 'end';
  /** The column that names the row; on phones it is the title of the row's block. */
  rowHeader?: boolean;
  /** Keeps short values (dates, codes, amounts) on one line. */
  nowrap?: boolean;
  render: (row: Row) => ReactNode;
};

export type DataTableProps<Row> = {
  caption: ReactNode;
  /** Keeps the caption for assistive technology only, when a heading just above says the same. */
  hideCaption?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
};

// Changing a table's display on phones strips its meaning in some browsers; the roles, redundant elsewhere, restore it.
const role = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  columnHeader: { role: 'columnheader' },
  rowHeader: { role: 'rowheader' },
  cell: { role: 'cell' },
};

/** Rows in the order given; show an `EmptyState` instead when there are none. Wide tables scroll inside their box. */
export function DataTable<Row>({ caption, hideCaption, columns, rows, rowKey }: DataTableProps<Row>) {
  const captionId = useId();
  return (
    <section
      aria-labelledby={captionId}
      className="relative overflow-x-auto rounded-lg border bg-surface-raised"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table {...role.table} className="w-full border-collapse text-sm max-sm:block">
        <caption
          className={classNames(
            hideCaption ? 'sr-only' : 'px-4 pt-3 pb-2 text-left font-semibold text-base max-sm:block',
          )}
          id={captionId}
        >
          {caption}
        </caption>
        <thead {...role.group} className="max-sm:sr-only">
          <tr {...role.row}>
            {columns.map((column) => (
              <th
                {...role.columnHeader}
                className={classNames(
                  'border-b bg-surface-sunken px-4 py-2 align-bottom font-medium text-text-muted',
                  column.align === 'end' ? 'text-right' : 'text-left',
                )}
                key={column.key}
                scope="col"
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...role.group} className="max-sm:block">
          {rows.map((row) => (
            <tr
              {...role.row}
              className="border-b last:border-b-0 hover:bg-surface max-sm:block max-sm:px-4 max-sm:py-3"
              key={rowKey(row)}
            >
              {columns.map((column) => (
                <TableCell column={column} key={column.key} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function TableCell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const classes = classNames(
    'px-4 py-2.5 align-top max-sm:px-0 max-sm:py-1 max-sm:text-left',
    // The title of a block has no label beside it.
    !column.rowHeader && 'max-sm:grid max-sm:grid-cols-[7rem_minmax(0,1fr)] max-sm:gap-3',
    column.align === 'end' ? 'text-right' : 'text-left',
    column.nowrap && 'sm:whitespace-nowrap',
    column.rowHeader && 'font-medium max-sm:block max-sm:font-semibold max-sm:text-base',
  );
  const content = (
    <>
      {!column.rowHeader && (
        <span aria-hidden="true" className="text-text-muted sm:hidden">
          {column.header}
        </span>
      )}
      <div className="min-w-0">{column.render(row)}</div>
    </>
  );
  return column.rowHeader ? (
    <th {...role.rowHeader} className={classes} scope="row">
      {content}
    </th>
  ) : (
    <td {...role.cell} className={classes}>
      {content}
    </td>
  );
}
