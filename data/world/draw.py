"""In: a folder with the countries of Natural Earth at 1:110 million (public domain: `*.shp` and `*.dbf`, as packages of maps carry them)
and a list of countries (`iso3166-1.json`, as packages of codes carry it). Out: `world.txt` beside this file: the outline of the land as a
path of SVG in the Equal Earth projection, then a country a line: its code, and the degrees between which it lies, south, north, west, east.

    python3 draw.py FOLDER iso3166-1.json
"""

import glob
import json
import math
import os
import struct
import sys

# Coefficients of the projection (Šavrič, Patterson, Jenny 2018); src/model/world.rs has the same.
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
NORTH, SOUTH = 84, -56
# Countries that the data give no code.
NAMED = {"France": "FR", "Norway": "NO", "Kosovo": "XK"}


def projected(longitude, latitude):
    length, height = math.radians(longitude), math.radians(latitude)
    t = math.asin(math.sqrt(3) / 2 * math.sin(height))
    s = t * t
    x = 2 * math.sqrt(3) * length * math.cos(t) / (3 * (9 * A4 * s**4 + 7 * A3 * s**3 + 3 * A2 * s + A1))
    return x, t * (A1 + A2 * s + s**3 * (A3 + A4 * s))


EDGE, TOP = projected(180, 0)[0], projected(0, NORTH)[1]
SCALE = 1000 / (2 * EDGE)


def point(longitude, latitude):
    x, y = projected(longitude, latitude)
    return (x + EDGE) * SCALE, (TOP - y) * SCALE


def records(folder):
    table = open(glob.glob(os.path.join(folder, "*.dbf"))[0], "rb").read()
    count, head, length = struct.unpack("<IHH", table[4:12])
    fields, at = [], 32
    while table[at] != 0x0D:
        fields.append((table[at : at + 11].split(b"\0")[0].decode(), table[at + 16]))
        at += 32
    for index in range(count):
        row, at, record = table[head + index * length + 1 : head + (index + 1) * length], 0, {}
        for name, size in fields:
            record[name] = row[at : at + size].decode("utf-8", "replace").strip()
            at += size
        yield record


def shapes(folder):
    file, at = open(glob.glob(os.path.join(folder, "*.shp"))[0], "rb").read(), 100
    while at < len(file):
        size = 2 * struct.unpack(">II", file[at : at + 8])[1]
        content = file[at + 8 : at + 8 + size]
        at += 8 + size
        rings, count = struct.unpack("<II", content[36:44])
        starts = list(struct.unpack(f"<{rings}I", content[44 : 44 + 4 * rings])) + [count]
        first = 44 + 4 * rings
        points = [struct.unpack("<dd", content[first + 16 * n : first + 16 * n + 16]) for n in range(count)]
        yield [points[a:z] for a, z in zip(starts, starts[1:])]


def simpler(points, most):
    """Douglas and Peucker."""
    (x1, y1), (x2, y2) = points[0], points[-1]
    far, at = 0, 0
    for index in range(1, len(points) - 1):
        x, y = points[index]
        base = math.hypot(x2 - x1, y2 - y1)
        away = abs((y2 - y1) * (x - x1) - (x2 - x1) * (y - y1)) / base if base else math.hypot(x - x1, y - y1)
        if away > far:
            far, at = away, index
    if far < most:
        return [points[0], points[-1]]
    return simpler(points[: at + 1], most)[:-1] + simpler(points[at:], most)


def coasts(rings):
    """The rings of all land: borders between two countries are left out."""
    rounded = lambda p: (round(p[0], 4), round(p[1], 4))
    edges = {(rounded(a), rounded(b)): None for ring in rings for a, b in zip(ring, ring[1:])}
    leads = {}
    for a, b in edges:
        if (b, a) not in edges:
            leads.setdefault(a, []).append(b)
    while leads:
        first = next(iter(leads))
        ring = [first]
        while leads.get(ring[-1]):
            ways = leads[ring[-1]]
            ring.append(ways.pop())
            if not ways:
                del leads[ring[-2]]
            if ring[-1] == first:
                break
        if len(ring) > 3:
            yield ring


def path(ring):
    points = [point(*each) for each in ring]
    area = abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(points, points[1:]))) / 2
    if area < 6:
        return ""
    half = len(points) // 2
    points = simpler(points[: half + 1], 0.9)[:-1] + simpler(points[half:], 0.9)
    points = [(round(x), round(y)) for x, y in points]
    points = [p for n, p in enumerate(points) if n == 0 or p != points[n - 1]]
    if points[0] == points[-1]:
        points.pop()
    if len(points) < 3:
        return ""
    steps = [f"{x - px} {y - py}" for (px, py), (x, y) in zip(points, points[1:])]
    return f"M{points[0][0]} {points[0][1]}l" + " ".join(steps).replace(" -", "-") + "z"


def main(folder, codes):
    known = {one["alpha_3"]: one["alpha_2"] for one in json.load(open(codes))["3166-1"]}
    rings, lines = [], []
    for record, shape in zip(records(folder), shapes(folder)):
        if record["name"] == "Antarctica":
            continue
        rings.extend(shape)
        code = known.get(record["iso_a3"]) or NAMED.get(record["name"])
        if code:
            x, y = zip(*(p for ring in shape for p in ring))
            box = [math.floor(min(y)), math.ceil(max(y)), math.floor(min(x)), math.ceil(max(x))]
            lines.append(" ".join([code, *map(str, box)]))
    out = os.path.join(os.path.dirname(os.path.abspath(__file__)), "world.txt")
    with open(out, "w") as file:
        file.write("\n".join(["".join(map(path, coasts(rings))), *sorted(lines), ""]))


main(*sys.argv[1:])
