import asyncio
import numpy as np
async def work(a):
    b = a * 2
    await asyncio.sleep(0)
    c = b + 1
    return c
async def main():
    return await asyncio.gather(work(np.ones(2)), work(np.zeros(2)))
print(asyncio.run(main()))
