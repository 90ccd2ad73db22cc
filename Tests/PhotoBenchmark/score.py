"""usage: score.py ORIGINAL RESULT…

Prints the structural similarity of each result to the original, decoded whole and made small with Lanczos, in one JSON list; and
the versions of what was compared."""

import json
import sys

import cv2
import numpy
import PIL
import pyvips
import skimage
from PIL import Image, features
from skimage.metrics import structural_similarity

original, results = sys.argv[1], sys.argv[2:]
Image.MAX_IMAGE_PIXELS = None
pictures = [Image.open(result).convert("L") for result in results]
reference = None
scores = []
for picture in pictures:
    if reference is None or reference.shape != (picture.height, picture.width):
        whole = Image.open(original).convert("RGB").resize(picture.size, Image.LANCZOS).convert("L")
        reference = numpy.asarray(whole)
    scores.append(structural_similarity(reference, numpy.asarray(picture), gaussian_weights=True, sigma=1.5, use_sample_covariance=False))
versions = {
    "pillow": PIL.__version__, "pillow_libjpeg_turbo": features.version("libjpeg_turbo"), "pyvips": pyvips.__version__,
    "libvips": ".".join(str(pyvips.version(part)) for part in range(3)), "opencv": cv2.__version__, "scikit_image": skimage.__version__,
}
print(json.dumps({"ssim": scores, "versions": versions}))
