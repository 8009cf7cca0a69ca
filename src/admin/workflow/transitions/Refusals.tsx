'use client'

import type { Blocker } from '../state/DocumentStateView.js'

/**
 * Why something was refused. The alert is there while it is empty: screen readers announce what changes in one, not a
 * new one.
 */
export function Refusals({ of: refusals }: { of: readonly Blocker[] }) {
  return (
    <div role="alert">
      {refusals.length > 0 && (
        <ul className="dashiji-refusals">
          {refusals.map(({ code, message }) => (
            <li key={code}>{message}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
