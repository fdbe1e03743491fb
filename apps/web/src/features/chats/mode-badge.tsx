import type { ChatMode } from "@handrail/contracts";
import { Badge } from "@handrail/ui/badge";
import type { Tone } from "@handrail/ui/tones";
import { Clock, Lock, type LucideIcon, Sparkles, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";

const looks = {
  ai: { tone: "accent", icon: Sparkles },
  waiting: { tone: "warning", icon: Clock },
  human: { tone: "success", icon: UserRound },
  closed: { tone: "muted", icon: Lock },
} as const satisfies Record<ChatMode, { tone: Tone; icon: LucideIcon }>;

/** Who speaks with the customer: the assistant, nobody yet, a person. */
export function ModeBadge({ mode }: { mode: ChatMode }) {
  const names = useTranslations("vocabulary.chatMode");
  const { tone, icon: Icon } = looks[mode];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />}>
      {names(mode)}
    </Badge>
  );
}
