"use client";
import { Button } from "@handrail/ui/button";
import { toast } from "@handrail/ui/toast";
import { Camera } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";

const load = () => import("../screenshot/index.ts");
const PictureEditor = lazy(async () => ({ default: (await load()).PictureEditor }));

/** Takes a picture of the page behind the form and shows it before it is attached; its code comes when it is wanted. */
export function ScreenshotButton({ onPicture }: { onPicture: (file: File) => void }) {
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
      <Button loading={isBusy} onClick={() => void take()}>
        <Camera aria-hidden />
        {t("take")}
      </Button>
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
