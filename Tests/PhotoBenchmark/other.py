"""usage: other.py pillow|pyvips|opencv FILE OUT RUNS

The same work by another library: bytes of a JPEG in memory to bytes of a JPEG of 1024 pixels at quality 80, upright."""

import io
import json
import sys
import time

QUALITY = 80
EDGE = 1024


def pillow(data):
    from PIL import Image, ImageOps

    image = Image.open(io.BytesIO(data))
    image.draft("RGB", (EDGE, EDGE))
    image = ImageOps.exif_transpose(image)
    scale = EDGE / max(image.size)
    image = image.resize([round(side * scale) for side in image.size], Image.LANCZOS)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=QUALITY, subsampling="4:2:0")
    return out.getvalue()


def pyvips(data):
    import pyvips

    image = pyvips.Image.thumbnail_buffer(data, EDGE, height=EDGE, size="down")
    return image.jpegsave_buffer(Q=QUALITY, subsample_mode="on", strip=True)


def opencv(data):
    import cv2
    import numpy

    # The greatest reduction that leaves enough pixels.
    width, height = sides(data)
    flag = cv2.IMREAD_COLOR
    for factor, reduced in ((2, cv2.IMREAD_REDUCED_COLOR_2), (4, cv2.IMREAD_REDUCED_COLOR_4), (8, cv2.IMREAD_REDUCED_COLOR_8)):
        if max(width, height) / factor >= EDGE:
            flag = reduced
    image = cv2.imdecode(numpy.frombuffer(data, numpy.uint8), flag)
    scale = EDGE / max(image.shape[:2])
    size = round(image.shape[1] * scale), round(image.shape[0] * scale)
    image = cv2.resize(image, size, interpolation=cv2.INTER_AREA)
    return cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])[1].tobytes()


def sides(data):
    position = 2
    while True:
        marker, length = data[position + 1], int.from_bytes(data[position + 2 : position + 4], "big")
        if 0xC0 <= marker <= 0xC2:
            return int.from_bytes(data[position + 7 : position + 9], "big"), int.from_bytes(data[position + 5 : position + 7], "big")
        position += 2 + length


def peak_kib():
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))


tool, path, out, runs = sys.argv[1:]
work = {"pillow": pillow, "pyvips": pyvips, "opencv": opencv}[tool]
if tool == "opencv":
    import cv2

    cv2.setNumThreads(1)
with open(path, "rb") as file:
    data = file.read()
with open(out, "wb") as file:
    file.write(work(data))
times, processor_times = [], []
for _ in range(int(runs)):
    began, used = time.perf_counter(), time.process_time()
    work(data)
    times.append((time.perf_counter() - began) * 1000)
    processor_times.append((time.process_time() - used) * 1000)
print(json.dumps({"ms": times, "cpu_ms": processor_times, "peak_kib": peak_kib()}))
