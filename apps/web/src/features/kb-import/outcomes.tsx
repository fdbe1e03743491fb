import type { KbImportOutcome, KbImportState } from "@handrail/contracts";
import { Badge } from "@handrail/ui/badge";
import type { Tone } from "@handrail/ui/tones";
import {
  Ban,
  CircleCheck,
  CircleDashed,
  CircleMinus,
  CircleX,
  FilePen,
  FilePlus2,
  FileQuestion,
  ImageIcon,
  type LucideIcon,
  SkipForward,
} from "lucide-react";
import { useTranslations } from "next-intl";

type Look = { tone: Tone; icon: LucideIcon };

const outcomeLooks = {
  created: { tone: "success", icon: FilePlus2 },
  updated: { tone: "info", icon: FilePen },
  unchanged: { tone: "muted", icon: CircleMinus },
  used: { tone: "neutral", icon: ImageIcon },
  skipped: { tone: "warning", icon: SkipForward },
  gone: { tone: "neutral", icon: FileQuestion },
} as const satisfies Record<KbImportOutcome, Look>;

const stateLooks = {
  uploaded: { tone: "neutral", icon: CircleDashed },
  checking: { tone: "info", icon: CircleDashed },
  checked: { tone: "info", icon: CircleCheck },
  importing: { tone: "info", icon: CircleDashed },
  done: { tone: "success", icon: CircleCheck },
  failed: { tone: "danger", icon: CircleX },
  cancelled: { tone: "muted", icon: Ban },
} as const satisfies Record<KbImportState, Look>;

export function OutcomeBadge({ outcome }: { outcome: KbImportOutcome }) {
  const t = useTranslations("kbImport.outcome");
  const { tone, icon: Icon } = outcomeLooks[outcome];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />}>
      {t(outcome)}
    </Badge>
  );
}

export function StateBadge({ state }: { state: KbImportState }) {
  const t = useTranslations("kbImport.state");
  const { tone, icon: Icon } = stateLooks[state];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />}>
      {t(state)}
    </Badge>
  );
}
