import { readEnvironment } from './environment.js'

/** The settings of this process. Read anew at each call: the configuration is evaluated once per bundle and must not keep state. */
export const settings = () => readEnvironment(process.env)
