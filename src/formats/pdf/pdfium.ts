import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { init } from '@embedpdf/pdfium';

/** The raw exports take and give numbers only: pointers into the heap, 0 or 1 for no and yes. */
type Exports = Record<string, (...numbers: number[]) => number>;

interface Heap {
  HEAPU8: Uint8Array;
  HEAP32: Int32Array;
  HEAPU32: Uint32Array;
  HEAPF32: Float32Array;
  HEAPF64: Float64Array;
}

/** `[a, b, c, d, e, f]`: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = [number, number, number, number, number, number];

/** left, top, right, bottom in points, y growing downwards. */
export type Rect = [number, number, number, number];

/** PDFium compiled to WebAssembly, one instance a process, with the few conveniences that its readers share. */
export interface Pdfium {
  call: Exports;
  heap: Heap;
  /** 512 bytes for results, as a pointer. */
  scratch: number;
  copy(bytes: Uint8Array): number;
  text16(read: (buffer: number, size: number) => number): string;
  text8(read: (buffer: number, size: number) => number): string;
  name(text: string): number;
}

let engine: Promise<Pdfium> | null = null;

/** The engine, started at the first call. Its binary comes from the package, never from the network. */
export function pdfium(): Promise<Pdfium> {
  engine ??= start();
  return engine;
}

async function start(): Promise<Pdfium> {
  const path = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
  const file = readFileSync(path);
  const wasmBinary = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength);
  const wrapped = await init({ wasmBinary, print() {}, printErr() {} } as Parameters<typeof init>[0]);
  wrapped.PDFiumExt_Init();
  const module = wrapped.pdfium as unknown as Heap & { wasmExports: Exports };
  const call = module.wasmExports;
  const malloc = (size: number): number => {
    const pointer = call.malloc?.(size) ?? 0;
    if (pointer === 0) throw new Error('pdfium is out of memory');
    return pointer;
  };
  const copy = (bytes: Uint8Array) => {
    const pointer = malloc(bytes.length);
    module.HEAPU8.set(bytes, pointer);
    return pointer;
  };
  const text =
    (encoding: 'utf16le' | 'utf8', end: number) => (read: (buffer: number, size: number) => number) => {
      const size = read(0, 0);
      if (size <= end || size > 1_000_000) return '';
      const pointer = malloc(size);
      read(pointer, size);
      const value = Buffer.from(module.HEAPU8.buffer, pointer, size - end).toString(encoding);
      call.free?.(pointer);
      return value;
    };
  const names = new Map<string, number>();
  const name = (value: string) => {
    const known = names.get(value);
    if (known !== undefined) return known;
    const pointer = copy(Buffer.from(`${value}\0`));
    names.set(value, pointer);
    return pointer;
  };
  return {
    call,
    heap: module,
    scratch: malloc(512),
    copy,
    text16: text('utf16le', 2),
    text8: text('utf8', 1),
    name,
  };
}

/** The page's size in points and the matrix from its user space (rotation and crop box included). */
export function pageGeometry(
  { call, heap, scratch }: Pdfium,
  page: number,
): { width: number; height: number; matrix: Matrix } {
  const width = call.FPDF_GetPageWidthF!(page);
  const height = call.FPDF_GetPageHeightF!(page);
  const at = scratch >> 3;
  const user = (x: number, y: number): [number, number] => {
    call.FPDF_DeviceToPage!(page, 0, 0, 10_000, 10_000, 0, x, y, scratch, scratch + 8);
    return [heap.HEAPF64[at] ?? 0, heap.HEAPF64[at + 1] ?? 0];
  };
  const [origin, right, down] = [user(0, 0), user(10_000, 0), user(0, 10_000)];
  const [ux, uy] = [(right[0] - origin[0]) / width, (right[1] - origin[1]) / width];
  const [vx, vy] = [(down[0] - origin[0]) / height, (down[1] - origin[1]) / height];
  const scale = ux * vy - uy * vx || 1;
  const [a, b, c, d] = [vy / scale, -uy / scale, -vx / scale, ux / scale];
  const matrix: Matrix = [a, b, c, d, -(a * origin[0] + c * origin[1]), -(b * origin[0] + d * origin[1])];
  return { width, height, matrix };
}

/** A rectangle of user space on the page. */
export function place(m: Matrix, left: number, bottom: number, right: number, top: number): Rect {
  const xs = [left, right].flatMap((x) => [bottom, top].map((y) => m[0] * x + m[2] * y + m[4]));
  const ys = [left, right].flatMap((x) => [bottom, top].map((y) => m[1] * x + m[3] * y + m[5]));
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
