import type { ReactNode } from "react";
import type { ViewName } from "../../domain/navigation";
import {
  AlignmentIcon,
  BoardIcon,
  CalendarIcon,
  HistoryIcon,
  ItemsIcon,
  LeadersIcon,
  MatrixIcon,
  ObjectivesIcon,
  PortfolioIcon,
  ProductsIcon,
  RoadmapIcon,
  StrategyIcon,
  TableIcon,
  ThroughlineIcon,
} from "../../primitives/icons";

export const VIEW_LABELS: Record<ViewName, string> = {
  throughline: "Throughline",
  roadmap: "Roadmap",
  board: "Board",
  portfolio: "Portfolio",
  calendar: "Calendar",
  matrix: "Matrix",
  table: "Table",
  objectives: "Objectives",
  strategy: "Strategy",
  items: "Items",
  leaders: "Leaders",
  products: "Products",
  alignment: "Alignment",
  history: "History",
};

export const VIEW_ICONS: Record<ViewName, ReactNode> = {
  throughline: <ThroughlineIcon />,
  roadmap: <RoadmapIcon />,
  board: <BoardIcon />,
  portfolio: <PortfolioIcon />,
  calendar: <CalendarIcon />,
  matrix: <MatrixIcon />,
  table: <TableIcon />,
  objectives: <ObjectivesIcon />,
  strategy: <StrategyIcon />,
  items: <ItemsIcon />,
  leaders: <LeadersIcon />,
  products: <ProductsIcon />,
  alignment: <AlignmentIcon />,
  history: <HistoryIcon />,
};
