import { Mark } from './Mark.js'

/** The name of the product, above the form to sign in. */
export const Logo = () => (
  <span className="dashiji-logo">
    <Mark size={48} />
    <span>
      大事记 <span lang="en">Dashiji</span>
    </span>
  </span>
)
