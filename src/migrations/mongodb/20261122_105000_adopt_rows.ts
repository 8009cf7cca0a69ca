export { down, up } from '../content/adoptRows.js'
