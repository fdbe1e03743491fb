/** What admins are told that is about no ticket. */
export const adminNotices = ["bulk_read", "audit_broken", "ai_budget", "ai_anomaly"] as const;
export type AdminNotice = (typeof adminNotices)[number];

/** Where each of them is looked into. */
export const adminNoticePaths: Record<AdminNotice, string> = {
  bulk_read: "/support-dashboard/settings/audit",
  audit_broken: "/support-dashboard/settings/audit",
  ai_budget: "/support-dashboard/settings/ai",
  ai_anomaly: "/support-dashboard/insights/ai",
};

export const isAdminNotice = (kind: string): kind is AdminNotice =>
  adminNotices.some((each) => each === kind);
