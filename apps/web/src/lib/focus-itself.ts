/** For `onOpenAutoFocus`: what opens takes the focus itself, not the first button in it, whose tooltip would catch Esc. */
export function focusItself(event: Event): void {
  event.preventDefault();
  if (event.target instanceof HTMLElement) event.target.focus();
}
