

   
a


b;

c &

(

d

)
