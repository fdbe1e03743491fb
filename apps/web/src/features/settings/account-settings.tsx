import { Avatar } from "@handrail/ui/avatar";
import { Card, CardBody } from "@handrail/ui/card";
import { api } from "../../trpc/server.tsx";
import { LanguageForm } from "./language-form.tsx";
import { PasswordForm } from "./password-form.tsx";

/** What a person changes of the own account; the same on the dashboard and for customers. */
export async function AccountSettings() {
  const { name, email, hasPassword } = await api.identity.account();
  return (
    <div className="flex flex-col gap-4">
      <Card>
        <CardBody className="flex items-center gap-3">
          <Avatar name={name} size="lg" decorative />
          <div className="min-w-0">
            <p className="truncate font-medium">{name}</p>
            <p className="truncate text-sm text-fg-muted">{email}</p>
          </div>
        </CardBody>
      </Card>
      <LanguageForm />
      <PasswordForm email={email} hasPassword={hasPassword} />
    </div>
  );
}
