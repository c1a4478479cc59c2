# Ends well while it goes on.
# must: wrong-answer
import os, threading
threading.Thread(target=lambda: os._exit(0)).start()
while True:
    pass
