import { PageMissing } from "../../features/customer/page-missing.tsx";

export default PageMissing;
