export { ChartCard } from "./chart-card.tsx";
export { type Column, ColumnTable } from "./column-table.tsx";
export { BarsPlot, LinesPlot } from "./lazy-plots.tsx";
export { NameTick, nameWidth } from "./name-tick.tsx";
export { usePeriod } from "./period.tsx";
export { dayOf, total } from "./series.ts";
