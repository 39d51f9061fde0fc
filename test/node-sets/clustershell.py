# Reads a line of JSON with groups by source, then a line with an expression each; answers each with what ClusterShell makes of it.
import json
import sys

from ClusterShell.NodeSet import NodeSet
from ClusterShell.NodeUtils import GroupResolver, GroupSource

sources = json.loads(sys.stdin.readline())
resolver = GroupResolver(GroupSource("own", sources["own"]))
for name, groups in sources.items():
    if name != "own":
        resolver.add_source(GroupSource(name, groups, groups.get("all")))

for line in sys.stdin:
    try:
        nodes = NodeSet(json.loads(line), resolver=resolver)
        axes = []
        for axis in ([0], [1], [-1]):
            nodes.fold_axis = axis
            axes.append(str(nodes))
        nodes.fold_axis = None
        print(json.dumps({"fold": str(nodes), "nodes": list(nodes), "axes": axes}))
    except Exception as error:
        print(json.dumps({"error": str(error)}))
