export { down, up } from '../content/firstPublications.js'
