type Attendance = { hours: { isOpen: boolean } | null; isStaffed: boolean };

/** PURE. Whether somebody of the team can be expected to join now: within the hours, if there are any, and somebody is there. */
export const isAttended = ({ hours, isStaffed }: Attendance): boolean => isStaffed && hours?.isOpen !== false;
