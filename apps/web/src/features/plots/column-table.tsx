"use client";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@handrail/ui/table";
import type { ComponentProps, ReactNode } from "react";

export type Column<Row> = { label: string; value: (row: Row) => ReactNode; numeric?: boolean };

type Props<Row> = Pick<ComponentProps<typeof Table>, "caption" | "frame" | "maxHeight"> & {
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  columns: readonly Column<Row>[];
  /** What to do about a row, and what that column is called. */
  action?: { label: string; of: (row: Row) => ReactNode } | undefined;
};

/** Rows by columns: names at the start, numbers at the end. */
export function ColumnTable<Row>({ rows, rowKey, columns, action, ...table }: Props<Row>) {
  return (
    <Table {...table}>
      <TableHead>
        <tr>
          {columns.map(({ label, numeric }) => (
            <TableHeaderCell key={label} align={numeric ? "end" : "start"}>
              {label}
            </TableHeaderCell>
          ))}
          {action && (
            <TableHeaderCell align="end">
              <span className="sr-only">{action.label}</span>
            </TableHeaderCell>
          )}
        </tr>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={rowKey(row)}>
            {columns.map(({ label, value, numeric }) => (
              <TableCell
                key={label}
                align={numeric ? "end" : "start"}
                className={numeric ? "" : "wrap-anywhere"}
              >
                {value(row)}
              </TableCell>
            ))}
            {action && (
              <TableCell align="end" className="whitespace-nowrap">
                {action.of(row)}
              </TableCell>
            )}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
