"use client";
import { Button } from "@handrail/ui/button";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@handrail/ui/dialog";
import { Crop, Square, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { asFile, blackedOut, cropped } from "./drawing.ts";
import { PictureRegion } from "./picture-region.tsx";
import { firstRegion, type Region } from "./region.ts";

type Props = { picture: HTMLCanvasElement; onDone: (file: File) => void; onCancel: () => void };

/** A picture before it is sent: parts of it can be painted over or cut away; every step can be taken back. */
export function PictureEditor({ picture, onDone, onCancel }: Props) {
  const t = useTranslations("modal.screenshot");
  const common = useTranslations("common");
  const [steps, setSteps] = useState<readonly HTMLCanvasElement[]>([picture]);
  const [region, setRegion] = useState<Region>(firstRegion);
  const [said, setSaid] = useState("");
  const shown = steps.at(-1) ?? picture;
  const step = (next: HTMLCanvasElement, words: string) => {
    setSteps((before) => [...before, next]);
    setSaid(words);
  };
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onCancel()}>
      <DialogContent size="xl" closeLabel={common("close")} className="sm:max-h-[92vh]">
        <DialogHeader>
          <DialogTitle>{t("title")}</DialogTitle>
          <DialogDescription>{t("hint")}</DialogDescription>
        </DialogHeader>
        <div className="grid min-h-40 flex-1 place-items-center overflow-auto bg-canvas p-3">
          <PictureRegion picture={shown} region={region} onRegion={setRegion} />
        </div>
        <p role="status" className="sr-only">
          {said}
        </p>
        <DialogFooter className="justify-between">
          <span className="flex flex-wrap gap-2">
            <Button onClick={() => step(blackedOut(shown, region), t("blackedOut"))}>
              <Square aria-hidden className="fill-current" />
              {t("blackOut")}
            </Button>
            <Button
              onClick={() => {
                step(cropped(shown, region), t("cropped"));
                setRegion(firstRegion);
              }}
            >
              <Crop aria-hidden />
              {t("crop")}
            </Button>
            <Button
              variant="ghost"
              disabled={steps.length < 2}
              onClick={() => {
                setSteps((before) => before.slice(0, -1));
                setSaid(t("undone"));
              }}
            >
              <Undo2 aria-hidden />
              {t("undo")}
            </Button>
          </span>
          <Button variant="primary" onClick={() => void asFile(shown).then(onDone)}>
            {t("attach")}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
