export { down, up } from '../content/roles.js'
