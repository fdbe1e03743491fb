"use client";
import {
  changeDeepLinksInput,
  type DeepLinkKind,
  type DeepLinks,
  deepLinkKinds,
  deepLinkPlaceholders,
  fillDeepLink,
  sampleLinkValues,
} from "@handrail/contracts";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { toast } from "@handrail/ui/toast";
import { ExternalLink } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { trpc } from "../../trpc/client.tsx";
import { FormCard } from "../shell/form-card.tsx";

type Typed = Record<DeepLinkKind, string>;

const typedOf = ({
  upgrade = "",
  cancel = "",
  invoice = "",
  status = "",
  order = "",
  sentry = "",
}: DeepLinks) => ({
  upgrade,
  cancel,
  invoice,
  status,
  order,
  sentry,
});

/** Opens what an address leads to, with a sample of what it will be filled with. */
function TryLink({ kind, template, name }: { kind: DeepLinkKind; template: string; name: string }) {
  const t = useTranslations("agent.deepLinks");
  const url = fillDeepLink(kind, template.trim(), sampleLinkValues[kind]);
  if (!url) return null;
  return (
    <a
      href={url}
      target="_blank"
      rel="noopener noreferrer nofollow"
      aria-label={t("testNamed", { name })}
      className="inline-flex min-h-6 items-center gap-1 self-start text-sm text-accent-text hover:underline"
    >
      {t("test")}
      <ExternalLink aria-hidden className="size-3.5" />
    </a>
  );
}

/** Addresses of the organisation's own systems; what was typed stays until it is saved. */
export function DeepLinksForm({ links: given }: { links: DeepLinks }) {
  const t = useTranslations("agent.deepLinks");
  const router = useRouter();
  const [seen, setSeen] = useState(given);
  const [links, setLinks] = useState<Typed>(typedOf(given));
  const save = trpc.organization.changeDeepLinks.useMutation({
    onSuccess: (saved) => {
      setSeen(saved.links);
      setLinks(typedOf(saved.links));
      toast.success(t("saved"));
      router.refresh();
    },
  });
  const checked = changeDeepLinksInput.safeParse({ seen, links });
  const wrong = checked.success ? [] : checked.error.issues.map(({ path }) => path[1]);
  const isChanged = JSON.stringify(links) !== JSON.stringify(typedOf(seen));
  const errorOf = (kind: DeepLinkKind) => {
    const placeholder = deepLinkPlaceholders[kind];
    return placeholder ? t("invalidPlaceholder", { placeholder }) : t("invalid");
  };
  return (
    <FormCard
      title={t("title")}
      description={t("description")}
      save={save}
      canSave={isChanged && checked.success}
      onSave={() => checked.success && save.mutate(checked.data)}
      isChanged={isChanged}
      className="max-w-160"
    >
      {deepLinkKinds.map((kind) => {
        const isWrong = wrong.includes(kind);
        return (
          <div key={kind} className="flex flex-col gap-1">
            <Field label={t(kind)} hint={t(`${kind}Hint`)} error={isWrong && errorOf(kind)}>
              <Input
                type="url"
                inputMode="url"
                spellCheck={false}
                autoComplete="off"
                placeholder="https://"
                value={links[kind]}
                onChange={({ target }) => setLinks({ ...links, [kind]: target.value })}
              />
            </Field>
            {links[kind] && !isWrong && <TryLink kind={kind} template={links[kind]} name={t(kind)} />}
          </div>
        );
      })}
    </FormCard>
  );
}
