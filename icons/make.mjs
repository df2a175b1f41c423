// Draws the icon set from the two masters: `npm run icons` (after `npm ci`).
// icon.svg is drawn at 48 px and up; below that its ring closes up, so 16 to 32 px come from icon-small.svg, which is
// the same picture on the small grid. The Tauri tool draws both; it takes one master per container, so the containers
// are written here (both are a table of PNGs).
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const tool = join(here, "../node_modules/@tauri-apps/cli/tauri.js");
const work = mkdtempSync(join(tmpdir(), "throughline-icons-"));

const draw = (master, sizes) =>
  execFileSync(process.execPath, [tool, "icon", join(here, master), "-o", work, ...sizes.flatMap((size) => ["-p", size])], {
    stdio: ["ignore", "ignore", "inherit"],
  });
const png = (size) => readFileSync(join(work, `${size}x${size}.png`));

// Windows: a directory of images, then the images. Tauri's window icon is the first one, so 32 px leads.
function ico(sizes) {
  const images = sizes.map(png);
  const directory = Buffer.alloc(6 + 16 * sizes.length);
  directory.writeUInt16LE(1, 2);
  directory.writeUInt16LE(sizes.length, 4);
  let offset = directory.length;
  images.forEach((image, index) => {
    const entry = 6 + 16 * index;
    directory.writeUInt8(sizes[index] % 256, entry); // 0 stands for 256
    directory.writeUInt8(sizes[index] % 256, entry + 1);
    directory.writeUInt16LE(1, entry + 4); // colour planes
    directory.writeUInt16LE(32, entry + 6); // bits per pixel
    directory.writeUInt32LE(image.length, entry + 8);
    directory.writeUInt32LE(offset, entry + 12);
    offset += image.length;
  });
  return Buffer.concat([directory, ...images]);
}

// macOS: a chain of chunks. The 1x chunks for 16 and 32 points hold no PNG in a form all versions read; the 2x ones do.
function icns(chunks) {
  const chunk = (name, data) => {
    const head = Buffer.alloc(8);
    head.write(name, "latin1");
    head.writeUInt32BE(data.length + 8, 4);
    return Buffer.concat([head, data]);
  };
  return chunk("icns", Buffer.concat(chunks.map(([name, size]) => chunk(name, png(size)))));
}

try {
  draw("icon-small.svg", [16, 24, 32]);
  draw("icon.svg", [48, 64, 128, 256, 512, 1024]);
  for (const [size, name] of [[16, "16x16"], [32, "32x32"], [48, "48x48"], [128, "128x128"], [256, "256x256"], [512, "icon"]]) {
    copyFileSync(join(work, `${size}x${size}.png`), join(here, `${name}.png`));
  }
  writeFileSync(join(here, "icon.ico"), ico([32, 16, 24, 48, 64, 256]));
  writeFileSync(
    join(here, "icon.icns"),
    icns([["ic11", 32], ["ic12", 64], ["ic07", 128], ["ic13", 256], ["ic08", 256], ["ic14", 512], ["ic09", 512], ["ic10", 1024]]),
  );
} finally {
  rmSync(work, { recursive: true });
}
