import { Form as AriaForm } from 'react-aria-components';

/** Enter in any of its fields does what its button does. What is wrong is said by the fields themselves. */
export function Form({
  onSubmit,
  children,
  className = '',
}: {
  onSubmit: () => void;
  children: React.ReactNode;
  className?: string;
}) {
  return (
    <AriaForm
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
      className={`flex flex-col ${className}`}
    >
      {children}
    </AriaForm>
  );
}
