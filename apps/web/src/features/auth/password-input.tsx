"use client";
import { IconButton } from "@handrail/ui/icon-button";
import { Input } from "@handrail/ui/input";
import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, useState } from "react";

type Props = Omit<ComponentProps<typeof Input>, "type" | "trailing">;

/** A password that can be looked at while it is typed. */
export function PasswordInput(props: Props) {
  const t = useTranslations("auth.fields");
  const [isShown, setIsShown] = useState(false);
  return (
    <Input
      {...props}
      type={isShown ? "text" : "password"}
      trailing={
        <IconButton
          size="sm"
          variant="ghost"
          label={isShown ? t("hidePassword") : t("showPassword")}
          onClick={() => setIsShown(!isShown)}
        >
          {isShown ? <EyeOff /> : <Eye />}
        </IconButton>
      }
    />
  );
}
