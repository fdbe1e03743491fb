export { ScreenshotButton } from "./screenshot-button.tsx";
