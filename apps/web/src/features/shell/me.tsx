"use client";
import { can, type Permission, type Role } from "@handrail/contracts";
import { createContext, type ReactNode, useContext } from "react";

export type Me = { userId: string; membershipId: string; name: string; email: string; role: Role };

const MeContext = createContext<Me | null>(null);

export function MeProvider({ me, children }: { me: Me | null; children: ReactNode }) {
  return <MeContext value={me}>{children}</MeContext>;
}

/** Who is signed in, or null. */
export const useMe = () => useContext(MeContext);

/** Whether the person signed in holds a permission: the same table that the server asks. */
export function useCan(permission: Permission): boolean {
  const me = useMe();
  return me !== null && can(me.role, permission);
}
