import {
  ArrowUpCircle,
  Calculator,
  CalendarPlus,
  CircleHelp,
  CreditCard,
  FileUp,
  Glasses,
  Home,
  KeyRound,
  Lightbulb,
  type LucideIcon,
  MessageCircleOff,
  PackageSearch,
  Plug,
  Printer,
  Puzzle,
  Receipt,
  ShieldCheck,
  UserRound,
} from "lucide-react";

const icons: Readonly<Record<string, LucideIcon>> = {
  "arrow-up-circle": ArrowUpCircle,
  calculator: Calculator,
  "calendar-plus": CalendarPlus,
  "credit-card": CreditCard,
  "file-up": FileUp,
  glasses: Glasses,
  home: Home,
  "key-round": KeyRound,
  lightbulb: Lightbulb,
  "message-circle-off": MessageCircleOff,
  "package-search": PackageSearch,
  plug: Plug,
  printer: Printer,
  puzzle: Puzzle,
  receipt: Receipt,
  "shield-check": ShieldCheck,
  "user-round": UserRound,
};

/** The icon of a quick issue by its name; a question mark for names that we do not draw. */
export const issueIcon = (name: string): LucideIcon => icons[name] ?? CircleHelp;
