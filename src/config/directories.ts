import { settings } from './settings.js'

/** Where images are kept; absolute, since Payload resolves a relative one against the folder the process was started in. */
export const mediaDirectory = (): string => settings().mediaDirectory
