import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSay } from '../../say/say.ts';

/** The person's picture as it is kept now. It is asked for as data, so that a changed one is never an old one from a cache. */
export function OwnPicture() {
  const picture = useQuery({
    queryKey: ['own-picture'],
    queryFn: async () => {
      const answer = await fetch('/api/own/profile/picture');
      return answer.ok ? answer.blob() : null;
    },
  });
  return picture.data ? <PictureOf file={picture.data} /> : null;
}

/** A picture that is at hand as a file, chosen or fetched. */
export function PictureOf({ file }: { file: Blob }) {
  const say = useSay('profile');
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return address ? (
    <img src={address} alt={say('picture-alt')} className="size-24 rounded-card border border-hairline object-cover" />
  ) : null;
}
