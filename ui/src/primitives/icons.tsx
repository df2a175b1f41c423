import type { ReactNode, SVGProps } from "react";

type IconProps = SVGProps<SVGSVGElement>;

/** One 18-unit square, drawn in lines of the text's colour. */
function Icon({ children, ...rest }: IconProps & { children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 18 18"
      width="18"
      height="18"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.35"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      {...rest}
    >
      {children}
    </svg>
  );
}

export const ThroughlineIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M4.2 13.2C9.8 12.8 7.6 5 13.6 4.6" />
    <circle cx="3.4" cy="13.4" r="1.4" />
    <circle cx="14.6" cy="4.4" r="1.4" />
  </Icon>
);
export const RoadmapIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M2.8 2.8v12.4h12.6M5.6 5.2h4.8M7.6 8.4h5.8M6.4 11.6h4" />
  </Icon>
);
export const BoardIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M2.8 3.4h3.2v9.2H2.8ZM7.4 3.4h3.2v5.8H7.4ZM12 3.4h3.2v11.2H12Z" />
  </Icon>
);
export const PortfolioIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M2.8 3.4h12.4v11.2H2.8ZM6.4 3.4v11.2M2.8 7.2h12.4M2.8 10.9h12.4" />
  </Icon>
);
export const RankIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M2.8 4.4h9.4M2.8 9h6.4M2.8 13.6h4M13.4 14.8V7.4M10.8 10l2.6-2.6L16 10" />
  </Icon>
);
export const CalendarIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M2.8 4.6h12.4v10H2.8ZM2.8 7.8h12.4M6 2.8v3M12 2.8v3M7 10.2h1M10.4 10.2h1M7 12.4h1" />
  </Icon>
);
export const MoveIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M2.8 5.6h6.4v6.8H2.8M11.4 9h4.4M13.6 6.8 15.8 9l-2.2 2.2" />
  </Icon>
);
export const KeysIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M2.4 5h13.2v8H2.4ZM5 7.6h.01M7.7 7.6h.01M10.3 7.6h.01M13 7.6h.01M6 10.4h6" />
  </Icon>
);
export const MatrixIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M3.2 2.8v12h12M9.2 2.8v12M3.2 8.8h12" />
    <circle cx="6.2" cy="5.8" r="1" />
    <circle cx="12.2" cy="11.8" r="1" />
  </Icon>
);
export const CoverageIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M2.8 2.8v12.4h12.4M2.8 9h12.4M9 2.8v12.4" />
    <circle cx="5.9" cy="5.9" r="1.5" />
    <circle cx="12.1" cy="5.9" r="0.6" />
    <circle cx="12.1" cy="12.1" r="1.5" />
  </Icon>
);
export const AllocationIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M2.8 2.8v12.4M2.8 5.2h8.4M2.8 9h5M2.8 12.8h10.6" />
    <path d="M13.4 3.4v3.6M10.6 7.2v3.6" />
  </Icon>
);
export const OkrIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M2.6 3h5.2v3.6H2.6ZM10.6 7.4h4.8V11h-4.8ZM10.6 12h4.8v3.2h-4.8ZM5.2 6.6v7h5.4M5.2 9.2h5.4" />
  </Icon>
);
export const TableIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M2.6 3.6h12.8v10.8H2.6ZM2.6 7.2h12.8M2.6 10.8h12.8M6.8 7.2v7.2M11.2 7.2v7.2" />
  </Icon>
);
export const ColumnsIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M3 3.6h12v10.8H3ZM7 3.6v10.8M11 3.6v10.8" />
  </Icon>
);
export const BookmarkIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M4.8 2.8h8.4v12.4L9 11.8l-4.2 3.4Z" />
  </Icon>
);
export const ObjectivesIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="9" cy="9" r="6.4" />
    <circle cx="9" cy="9" r="3.6" />
    <circle cx="9" cy="9" r="0.8" fill="currentColor" />
  </Icon>
);
export const StrategyIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="9" cy="9" r="6.4" />
    <path d="M11.8 6.2 10.2 10.2 6.2 11.8 7.8 7.8Z" />
  </Icon>
);
export const ItemsIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M3 4.6h.01M3 9h.01M3 13.4h.01M6.2 4.6h8.8M6.2 9h8.8M6.2 13.4h8.8" />
  </Icon>
);
export const LeadersIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="6.8" cy="6" r="2.5" />
    <path d="M2.2 14.8c0-2.7 1.8-4.4 4.6-4.4s4.6 1.7 4.6 4.4" />
    <path d="M11.6 3.7a2.5 2.5 0 0 1 0 4.6M13.4 10.8c1.5.6 2.4 2 2.4 4" />
  </Icon>
);
export const ProductsIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M9 2.4 15 5.6v6.8L9 15.6 3 12.4V5.6Z" />
    <path d="M3 5.6 9 8.8l6-3.2M9 8.8v6.8" />
  </Icon>
);
export const ChangesIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="4.4" cy="5.2" r="1.8" />
    <path d="M6.2 5.2h7M10.9 2.9l2.4 2.3-2.4 2.3" />
    <circle cx="13.6" cy="12.8" r="1.8" />
    <path d="M11.8 12.8h-7M7.1 10.5l-2.4 2.3 2.4 2.3" />
  </Icon>
);
export const HistoryIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M3.4 6.2A6.4 6.4 0 1 1 2.6 9.6M2.8 2.8v3.6h3.6" />
    <path d="M9 5.6V9l2.4 1.6" />
  </Icon>
);
export const AudienceIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M1.8 9S4.4 4.4 9 4.4 16.2 9 16.2 9 13.6 13.6 9 13.6 1.8 9 1.8 9Z" />
    <circle cx="9" cy="9" r="2.2" />
  </Icon>
);
export const ScenariosIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="4.6" cy="13.4" r="1.9" />
    <circle cx="13.4" cy="4.6" r="1.9" />
    <circle cx="13.4" cy="13.4" r="1.9" />
    <path d="M6.5 13.4h5M6 12l6.1-6.1" />
  </Icon>
);
export const AlignmentIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M9 2.2 14.6 4.2v4.4c0 3.4-2.2 5.8-5.6 7.2-3.4-1.4-5.6-3.8-5.6-7.2V4.2Z" />
    <path d="m6.6 8.8 1.8 1.8 3.2-3.4" />
  </Icon>
);
export const SearchIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="8" cy="8" r="4.8" />
    <path d="m11.6 11.6 3.6 3.6" />
  </Icon>
);
export const PlusIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M9 3.6v10.8M3.6 9h10.8" />
  </Icon>
);
export const CloseIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="m4.6 4.6 8.8 8.8M13.4 4.6l-8.8 8.8" />
  </Icon>
);
export const CheckIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="m3.8 9.4 3.4 3.4 7-7.4" />
  </Icon>
);
export const ChevronDownIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="m5.2 7.2 3.8 3.8 3.8-3.8" />
  </Icon>
);
export const ChevronRightIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="m7.2 5.2 3.8 3.8-3.8 3.8" />
  </Icon>
);
export const FilterIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M2.8 5h12.4M5.2 9h7.6M7.6 13h2.8" />
  </Icon>
);
export const ExportIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M9 2.8v8.4M5.8 8.2 9 11.4l3.2-3.2M3 12.4v2.8h12v-2.8" />
  </Icon>
);
export const ImportIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M9 11.4V3M5.8 6 9 2.8 12.2 6M3 12.4v2.8h12v-2.8" />
  </Icon>
);
export const UndoIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M6.4 3.4 3 6.8l3.4 3.4M3.4 6.8h6.8a4.3 4.3 0 1 1 0 8.6H7" />
  </Icon>
);
export const RedoIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M11.6 3.4 15 6.8l-3.4 3.4M14.6 6.8H7.8a4.3 4.3 0 1 0 0 8.6H11" />
  </Icon>
);
export const BrokenIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="m7.4 10.6-1.8 1.8a2.5 2.5 0 0 1-3.5-3.5l2.1-2.1M10.6 7.4l1.8-1.8a2.5 2.5 0 0 1 3.5 3.5l-2.1 2.1M7 3.2v1.6M3.2 7h1.6M11 14.8v-1.6M14.8 11h-1.6" />
  </Icon>
);
export const MoreIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M4 9h.01M9 9h.01M14 9h.01" strokeWidth="2.2" />
  </Icon>
);
export const TrashIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M3 5h12M7 5V3h4v2M4.6 5l.7 10h7.4l.7-10M7.6 8v4.4M10.4 8v4.4" />
  </Icon>
);
/** A bar, and the one that goes along with it. */
export const AlongIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M2.6 5h7M8.4 13h7M12.4 5v4.6M10.4 7.8l2 2 2-2" />
  </Icon>
);
export const LinkIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M7.6 10.4a2.8 2.8 0 0 0 4 0l2.5-2.5a2.8 2.8 0 1 0-4-4l-.9.9M10.4 7.6a2.8 2.8 0 0 0-4 0l-2.5 2.5a2.8 2.8 0 1 0 4 4l.9-.9" />
  </Icon>
);
export const PanelIcon = (props: IconProps) => (
  <Icon {...props}>
    <rect x="2.6" y="3.4" width="12.8" height="11.2" rx="2" />
    <path d="M11 3.4v11.2" />
  </Icon>
);
export const FileIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M4.4 2.6h6l3.2 3.2v9.6H4.4Z" />
    <path d="M10.2 2.6V6h3.4" />
  </Icon>
);
export const SunIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="9" cy="9" r="3" />
    <path d="M9 2.2v1.6M9 14.2v1.6M2.2 9h1.6M14.2 9h1.6M4.2 4.2l1.1 1.1M12.7 12.7l1.1 1.1M4.2 13.8l1.1-1.1M12.7 5.3l1.1-1.1" />
  </Icon>
);
export const MoonIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M14.8 10.6A6.2 6.2 0 0 1 7.4 3.2a6.2 6.2 0 1 0 7.4 7.4Z" />
  </Icon>
);
export const ScreenIcon = (props: IconProps) => (
  <Icon {...props}>
    <rect x="2.4" y="3.4" width="13.2" height="9" rx="1.4" />
    <path d="M6.6 15.2h4.8" />
  </Icon>
);
export const WarningIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M9 3 16 15H2ZM9 7.4v3.4M9 12.9h.01" />
  </Icon>
);
export const SortUpIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M9 14V4.4M5.4 7.8 9 4.2l3.6 3.6" />
  </Icon>
);
export const SortDownIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M9 4v9.6M5.4 10.2 9 13.8l3.6-3.6" />
  </Icon>
);
export const OpenIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M7 4H4v10h10v-3M10 3.4h4.6V8M14.2 3.8 8.6 9.4" />
  </Icon>
);

/** The app's mark. */
export function Mark(props: SVGProps<SVGSVGElement>) {
  return (
    <svg viewBox="0 0 24 24" width="22" height="22" fill="none" aria-hidden="true" {...props}>
      <path stroke="currentColor" strokeWidth="2" d="M7.47 18.03C13.93 15.65 10.21 5 19.6 5" />
      <circle cx="4.5" cy="18.5" r="3" stroke="currentColor" strokeWidth="2" />
      <circle cx="19.6" cy="5" r="3.7" fill="var(--mark-goal)" />
    </svg>
  );
}
