'use client'

import { useEffect, useId, useRef, type ReactNode, type SyntheticEvent } from 'react'
import { createPortal } from 'react-dom'

/**
 * A modal dialog. Rendered at the end of the body, since forms cannot be nested in Payload's; React events still bubble
 * to that form through the portal, so they are stopped here.
 */
export function Dialog({
  title,
  close,
  wide = false,
  children,
}: {
  title: string
  close: () => void
  wide?: boolean
  children: ReactNode
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  const stopPropagation = (event: SyntheticEvent) => event.stopPropagation()
  const cancel = (event: SyntheticEvent) => {
    event.preventDefault()
    close()
  }
  return createPortal(
    <dialog
      ref={dialog}
      className={`dashiji-dialog${wide ? ' dashiji-dialog--wide' : ''}`}
      aria-labelledby={id}
      onCancel={cancel}
      onSubmit={stopPropagation}
      onChange={stopPropagation}
      onKeyDown={stopPropagation}
    >
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>,
    document.body,
  )
}
