import { markShape } from './markShape.js'

/** The mark of Dashiji as a picture; it says nothing by itself, its name stands beside it or on the link around it. */
export const Mark = ({ size }: { size: number }) => (
  <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <path d={markShape.page} className="dashiji-mark__page" />
    <path d={markShape.line} className="dashiji-mark__ink" />
    {markShape.entries.map((y) => (
      <g key={y}>
        <circle cx="11" cy={y} r="2.5" className="dashiji-mark__dot" />
        <path d={`M15 ${y}h7`} className="dashiji-mark__ink" />
      </g>
    ))}
  </svg>
)
