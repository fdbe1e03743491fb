import { publicAddresses } from "../server/help/addresses.ts";

/** Every public article of the organisation that answers at this address, each language beside the others. */
export default publicAddresses;
