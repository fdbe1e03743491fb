"use client";
import { Button } from "@handrail/ui/button";
import { IconButton } from "@handrail/ui/icon-button";
import { toast } from "@handrail/ui/toast";
import { Camera } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";

const load = () => import("../screenshot/index.ts");
const PictureEditor = lazy(async () => ({ default: (await load()).PictureEditor }));

type Props = { onPicture: (file: File) => void; isCompact?: boolean };

/**
 * Takes a picture of the page behind the form and shows it before it is attached; its code comes when it is wanted.
 * @param isCompact a sign alone, where there is little room
 */
export function ScreenshotButton({ onPicture, isCompact = false }: Props) {
  const t = useTranslations("modal.screenshot");
  const [picture, setPicture] = useState<HTMLCanvasElement | null>(null);
  const [isBusy, setBusy] = useState(false);
  const take = async () => {
    setBusy(true);
    try {
      const { capturePage } = await load();
      setPicture(await capturePage());
    } catch {
      toast.error(t("failed"));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {isCompact ? (
        <IconButton label={t("take")} disabled={isBusy} onClick={() => void take()}>
          <Camera aria-hidden />
        </IconButton>
      ) : (
        <Button loading={isBusy} onClick={() => void take()}>
          <Camera aria-hidden />
          {t("take")}
        </Button>
      )}
      {picture ? (
        <Suspense fallback={null}>
          <PictureEditor
            picture={picture}
            onCancel={() => setPicture(null)}
            onDone={(file) => {
              setPicture(null);
              onPicture(file);
            }}
          />
        </Suspense>
      ) : null}
    </>
  );
}
