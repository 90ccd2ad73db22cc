"""usage: make.py COFFEE FOLDER

Makes the photos of the benchmark: five real ones (four come with scikit-image), enlarged twice, laid side by side with their
mirror images up to 12 and 48 megapixels as a phone has them, with a sensor's noise, at quality 90."""

import os
import sys

import numpy
import skimage.data
from PIL import Image

SIZES = {"12mp": (4000, 3000), "48mp": (8000, 6000), "small": (1280, 960)}


def real_photos(coffee):
    yield "coffee", Image.open(coffee).convert("RGB")
    for name in ("astronaut", "cat", "rocket", "hubble_deep_field"):
        yield name, Image.fromarray(getattr(skimage.data, name)()).convert("RGB")


def laid_out(photo, size):
    large = numpy.asarray(photo.resize((photo.width * 2, photo.height * 2), Image.LANCZOS))
    row = numpy.concatenate([large, large[:, ::-1]], axis=1)
    block = numpy.concatenate([row, row[::-1]], axis=0)
    across, down = -(-size[0] // block.shape[1]), -(-size[1] // block.shape[0])
    pixels = numpy.tile(block, (down, across, 1))[: size[1], : size[0]].astype(numpy.float32)
    noise = numpy.random.default_rng(4).standard_normal(pixels.shape, dtype=numpy.float32)
    return Image.fromarray(numpy.clip(pixels + 2 * noise, 0, 255).astype(numpy.uint8))


coffee, folder = sys.argv[1:]
os.makedirs(folder, exist_ok=True)
for name, photo in real_photos(coffee):
    for label, size in SIZES.items():
        picture = laid_out(photo, size)
        for kind, progressive in (("baseline", False), ("progressive", True)):
            picture.save(f"{folder}/{name}-{label}-{kind}.jpg", quality=90, subsampling="4:2:0", progressive=progressive)
