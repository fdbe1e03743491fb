"use client";
import { IconButton } from "@handrail/ui/icon-button";
import { toast } from "@handrail/ui/toast";
import { Bell, BellOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { alertsAreOn, turnAlertsOff, turnAlertsOn } from "../conversation/index.ts";

/** Whether answers make themselves heard while one is elsewhere. */
export function AlertSwitch() {
  const t = useTranslations("modal.chat.alerts");
  const [isOn, setOn] = useState(alertsAreOn);
  const change = async () => {
    setOn(!isOn);
    if (isOn) turnAlertsOff();
    else if (!(await turnAlertsOn())) toast.info(t("denied"));
  };
  const Icon = isOn ? Bell : BellOff;
  return (
    <IconButton size="sm" label={t(isOn ? "off" : "on")} aria-pressed={isOn} onClick={() => void change()}>
      <Icon aria-hidden />
    </IconButton>
  );
}
