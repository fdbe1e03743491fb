"use client";
import { PageError } from "../../features/customer/page-error.tsx";

export default PageError;
