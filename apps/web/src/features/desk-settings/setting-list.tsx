"use client";
import { closestCenter, DndContext, PointerSensor, useSensor, useSensors } from "@dnd-kit/core";
import { arrayMove, SortableContext, verticalListSortingStrategy } from "@dnd-kit/sortable";
import type { SettingKind } from "@handrail/contracts/inputs/desk-settings";
import { toast } from "@handrail/ui/toast";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { type SettingItem, SettingRow } from "./setting-row.tsx";
import { useRefresh } from "./use-refresh.ts";

type Props = {
  kind: SettingKind;
  label: string;
  items: readonly SettingItem[];
  onEdit: (id: string) => void;
};

/** PURE. The items in the order that was chosen; what was added meanwhile comes last. */
function inOrder(items: readonly SettingItem[], order: readonly string[] | null): readonly SettingItem[] {
  if (!order) return items;
  const place = new Map(order.map((id, index) => [id, index]));
  return items.toSorted((a, b) => (place.get(a.id) ?? order.length) - (place.get(b.id) ?? order.length));
}

const silent = {
  onDragStart: () => undefined,
  onDragOver: () => undefined,
  onDragEnd: () => undefined,
  onDragCancel: () => undefined,
};

/** A list whose order is kept: dragged with a pointer, moved with buttons otherwise. */
export function SettingList({ kind, label, items, onEdit }: Props) {
  const t = useTranslations("deskSettings");
  const errorText = useErrorText();
  const refresh = useRefresh();
  const dndId = useId();
  const [order, setOrder] = useState<readonly string[] | null>(null);
  const [said, setSaid] = useState("");
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }));
  const sort = trpc.deskSettings.sort.useMutation({
    onError: (error) => toast.error(errorText(error)),
    onSettled: async () => {
      await refresh();
      setOrder(null);
    },
  });
  const shown = inOrder(items, order);
  const ids = shown.map(({ id }) => id);
  const place = (from: number, to: number) => {
    const moved = shown[from];
    if (!moved || from === to || to < 0 || to >= ids.length || sort.isPending) return;
    const next = arrayMove(ids, from, to);
    setOrder(next);
    setSaid(t("moved", { name: moved.label, place: to + 1, count: ids.length }));
    sort.mutate({ kind, ids: next });
  };
  return (
    <DndContext
      id={dndId}
      sensors={sensors}
      collisionDetection={closestCenter}
      accessibility={{ announcements: silent, screenReaderInstructions: { draggable: "" } }}
      onDragEnd={({ active, over }) => {
        if (over) place(ids.indexOf(String(active.id)), ids.indexOf(String(over.id)));
      }}
    >
      <SortableContext items={ids} strategy={verticalListSortingStrategy}>
        <ul aria-label={label} className="flex flex-col">
          {shown.map((item, index) => (
            <SettingRow
              key={item.id}
              kind={kind}
              item={item}
              isFirst={index === 0}
              isLast={index === shown.length - 1}
              isMoving={order !== null}
              onMove={(by) => place(index, index + by)}
              onEdit={() => onEdit(item.id)}
            />
          ))}
        </ul>
      </SortableContext>
      <output className="sr-only">{said}</output>
    </DndContext>
  );
}
