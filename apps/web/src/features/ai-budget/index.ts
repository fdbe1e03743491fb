export { BudgetCard } from "./budget-card.tsx";
