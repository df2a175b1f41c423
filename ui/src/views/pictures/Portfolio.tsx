import { ItemsPicture } from "./ItemsPicture";

/** Products by quarters: what lands, and how much effort runs. */
export default function Portfolio() {
  return (
    <ItemsPicture kind="portfolio" name="Portfolio" nothing="Nothing in the portfolio yet">
      The portfolio shows what lands in each quarter, product by product, and how much effort runs there.
    </ItemsPicture>
  );
}
