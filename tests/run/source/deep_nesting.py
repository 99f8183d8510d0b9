import numpy as np
a = np.ones(3)
for _ in range(1):
 if True:
  if True:
   if True:
    if True:
     if True:
      if True:
       if True:
        if True:
         if True:
          if True:
           if True:
            if True:
             if True:
              if True:
               if True:
                if True:
                 if True:
                  if True:
                   b = a * 2
                   c = b + 1
print(c, ((((((((((((((((((((((((((((((a)))))))))))))))))))))))))))))))
