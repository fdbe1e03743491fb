export { attemptSignIn } from "./next-auth-client.ts";
export { PasswordInput } from "./password-input.tsx";
