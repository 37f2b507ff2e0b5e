import type { ReactNode } from 'react';

const line = (d: string, width = 1.9, more: { strokeDasharray?: string } = {}) => (
  <path
    d={d}
    fill="none"
    stroke="currentColor"
    strokeWidth={width}
    strokeLinecap="round"
    strokeLinejoin="round"
    {...more}
  />
);
const fill = (d: string) => <path d={d} fill="currentColor" fillRule="evenodd" />;
const bellBody = 'M12 3a6 6 0 0 0-6 6v4l-2.2 3.6h16.4L18 13V9a6 6 0 0 0-6-6Z';

/** Drawings on 24 x 24, in the colour of the text. State has a shape of its own each, so that it is read without colour. */
export const glyphs = {
  mark: fill('M2 15h2.6v6H2ZM6.4 15H9v6H6.4ZM10.7 3h2.6v18h-2.6ZM15 15h2.6v6H15ZM19.4 15H22v6h-2.6Z'),
  ok: <circle cx="12" cy="12" r="4.4" fill="currentColor" />,
  degraded: fill(
    'M10.2 3.1a2.1 2.1 0 0 1 3.6 0l8.8 15.2a2.1 2.1 0 0 1-1.8 3.2H3.2a2.1 2.1 0 0 1-1.8-3.2ZM10.8 8.5v6h2.4v-6ZM10.8 16.2v2.4h2.4v-2.4Z',
  ),
  down: fill(
    'M4.2 2h15.6A2.2 2.2 0 0 1 22 4.2v15.6a2.2 2.2 0 0 1-2.2 2.2H4.2A2.2 2.2 0 0 1 2 19.8V4.2A2.2 2.2 0 0 1 4.2 2ZM8.2 6 6 8.2 9.8 12 6 15.8 8.2 18l3.8-3.8 3.8 3.8 2.2-2.2-3.8-3.8L18 8.2 15.8 6 12 9.8Z',
  ),
  unknown: (
    <>
      <circle cx="12" cy="12" r="9.7" fill="none" stroke="currentColor" strokeWidth="2" strokeDasharray="3.8 2.3" />
      {line('M9.2 9.6a2.9 2.9 0 1 1 4.4 2.6c-1 .6-1.6 1.1-1.6 2.2', 2.2)}
      <circle cx="12" cy="17.3" r="1.35" fill="currentColor" />
    </>
  ),
  maintenance: fill('M12 1.5 21.1 6.75v10.5L12 22.5l-9.1-5.25V6.75ZM12 7.8a4.2 4.2 0 1 0 0 8.4 4.2 4.2 0 0 0 0-8.4Z'),
  unacknowledged: (
    <>
      {fill(`${bellBody}M9.2 18.5h5.6a2.8 2.8 0 0 1-5.6 0Z`)}
      {line('M2.2 8.4A9.8 9.8 0 0 1 5 2.2M21.8 8.4A9.8 9.8 0 0 0 19 2.2', 2)}
    </>
  ),
  acknowledged: (
    <>
      {line('M10 3a5.5 5.5 0 0 0-5.5 5.5v4L2.6 16h8.8M15.5 10.8V8.5A5.5 5.5 0 0 0 10 3', 2)}
      {line('M12.6 17.8 15.8 21l6-6.6', 2.4)}
    </>
  ),
  returned: (
    <>
      {line('M9.6 3a5.4 5.4 0 0 0-5.4 5.4v4L2.4 16h8M15 10.6V8.4A5.4 5.4 0 0 0 9.6 3', 2, {
        strokeDasharray: '2.6 2.8',
      })}
      {line('M21 12.6v3.2a2.4 2.4 0 0 1-2.4 2.4h-5.2M16 15.4l-2.8 2.8L16 21', 2)}
    </>
  ),
  shelved: (
    <>
      {line('M10 3a5.5 5.5 0 0 0-5.5 5.5v4L2.6 16h7M15.5 9V8.500A5.5 5.5 0 0 0 10 3', 2)}
      <circle cx="17" cy="16.5" r="5" fill="none" stroke="currentColor" strokeWidth="2" />
      {line('M17 14v2.7l1.8 1.2', 1.8)}
    </>
  ),
  ring: <circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" strokeWidth="2.2" />,
  half: (
    <>
      <circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" strokeWidth="2.2" />
      {fill('M12 3a9 9 0 0 0 0 18Z')}
    </>
  ),
  disc: fill('M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20ZM10.6 17.2l-4.7-4.7 1.7-1.7 3 3 6-6.2 1.7 1.7Z'),
  check: line('M5 12.6 10 17.5 19.5 7', 2.2),
  cross: line('M6 6l12 12M18 6 6 18', 2.2),
  person: line('M12 12.2a4.2 4.2 0 1 0 0-8.4 4.2 4.2 0 0 0 0 8.400ZM4.5 20.500a7.5 7.5 0 0 1 15 0'),
  people: line(
    'M9 12a3.8 3.8 0 1 0 0-7.600A3.8 3.8 0 0 0 9 12ZM2.5 20a6.5 6.5 0 0 1 13 0M15.5 4.800a3.8 3.8 0 0 1 0 7M18 14.400a6.5 6.5 0 0 1 3.5 5.6',
  ),
  chip: line(
    'M7 7h10v10H7ZM10 7V3.500M14 7V3.500M10 20.500V17M14 20.500V17M7 10H3.500M7 14H3.500M20.5 10H17M20.5 14H17',
  ),
  clock: line('M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7v5.300l3.4 2'),
  lock: line('M5.5 10.500h13V21h-13ZM8.2 10.500V7.800a3.8 3.8 0 0 1 7.6 0v2.700M12 14.500v2.5'),
  swap: line('M8 20.500V4M4.3 7.7 8 4l3.7 3.700M16 3.500V20M12.3 16.3 16 20l3.7-3.7'),
  change: line('M3.5 8.500H19M15.3 4.8 19 8.500l-3.7 3.700M20.5 16H5M8.7 12.3 5 16l3.7 3.7'),
  scan: line('M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M8 8.500v7M11 8.500v7M13.5 8.500v7M16 8.500v7'),
  note: line('M6 3h8l4.5 4.500V21H6ZM14 3v4.500h4.500M9 12.500h6.500M9 16.500h6.5'),
  play: fill('M7 4.5 19.5 12 7 19.500Z'),
  'chevron-left': line('M15 5l-7 7 7 7', 2.2),
  'chevron-right': line('M9 5l7 7-7 7', 2.2),
  'chevron-down': line('M5 9l7 7 7-7', 2.2),
  abort: line('M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM5.8 5.800l12.4 12.4', 2),
  back: line('M9 6 4 11l5 5M4.5 11H14a5.5 5.5 0 0 1 0 11h-1.5'),
  pulse: line('M2.5 12.500h4.700L10 5l4 14 2.8-6.500h4.7', 2),
  horn: line('M4 9.500v5h3.500L16 19V5L7.5 9.500ZM8.5 14.800V20H11v-4M19 9.200a4 4 0 0 1 0 5.6'),
  flip: line('M4 9a8 8 0 0 1 14-3l2 2M20 3.500V8h-4.500M20 15a8 8 0 0 1-14 3l-2-2M4 20.500V16h4.5'),
  related: line('M5 9.500h14M5 14.500h14', 2.2),
  'not-related': line('M5 9.500h14M5 14.500h14M15.5 5l-7 14', 2.2),
  undetermined: line('M5 12h2M11 12h2M17 12h2', 2.6),
  pencil: line('M4 20l1-4.500L16.5 4 20 7.5 8.5 19ZM14 6.5 17.5 10'),
  plus: line('M12 5v14M5 12h14', 2.2),
  link: line(
    'M10 14a4 4 0 0 0 5.7 0l3.1-3.100a4 4 0 1 0-5.7-5.700L12 6.300M14 10a4 4 0 0 0-5.7 0l-3.1 3.100a4 4 0 1 0 5.7 5.700L12 17.7',
  ),
  station: line('M4 4h16v11H4ZM9 20h6M12 15v5'),
  file: line('M6 3h8l4.5 4.500V21H6ZM14 3v4.500h4.5'),
  search: line('M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5 20.5 20.5', 2),
} satisfies Record<string, ReactNode>;

export type GlyphName = keyof typeof glyphs;
