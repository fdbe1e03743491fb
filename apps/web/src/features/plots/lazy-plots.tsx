"use client";
import { Skeleton } from "@handrail/ui/skeleton";
import dynamic from "next/dynamic";

const loading = () => <Skeleton className="h-full w-full rounded-control" />;

/** Plots come with their library, once one is shown. */
export const LinesPlot = dynamic(() => import("./lines-plot.tsx"), { ssr: false, loading });
export const BarsPlot = dynamic(() => import("./bars-plot.tsx"), { ssr: false, loading });
